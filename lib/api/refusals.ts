/** Why a token or a feed was not made or ended, in words: the settings page and the command line say the same. */
export const tokenRefusals = {
  'not-found': 'Nobody here has that address, or the account is disabled.',
  'too-many': 'There are fifty tokens already. Revoke those that nothing uses any more.',
  'no-such-token': 'There is no such token, or it is not yours to revoke.',
  'revoked-before': 'That token was revoked already.',
  'no-feed': 'There is no calendar feed to end.',
} as const
