import { CopyButton } from '@/components/clock/copy-button'

/** What can be done with a letter that goes out by hand: opened as an e-mail where there is an address, or copied. */
export function LetterButtons({ address, subject, body }: { address: string | null; subject: string; body: string }) {
  return (
    <span className="acts">
      {address && (
        <a className="btn sm" href={`mailto:${encodeURIComponent(address)}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}`}>
          Open as e-mail
        </a>
      )}
      <CopyButton text={subject}>Copy subject</CopyButton>
      <CopyButton text={body}>Copy letter</CopyButton>
    </span>
  )
}
