import { problem } from '@/lib/api/problems'

/** Addresses that the API has not got, whoever asks. */
const none = () => problem(404, 'The API has no such address. What it has is described at /api/v1/openapi.json.', { reason: 'no-such-address' })

export { none as DELETE, none as GET, none as PATCH, none as POST, none as PUT }
