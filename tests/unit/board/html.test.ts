import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { html, type Html, nothing } from '@/components/board/html'

const hostile = `<script>alert("1")</script> & 'O’Hara' onerror=x`

describe('markup as text', () => {
  test('what is put in is escaped, between tags and in an attribute', () =>
    expect(String(html`<b title="${hostile}">${hostile}</b>`)).toBe(
      '<b title="&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#39;O’Hara&#39; onerror=x">&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#39;O’Hara&#39; onerror=x</b>',
    ))
  test('markup of a template is not escaped again, alone and in a list', () =>
    expect(String(html`<p>${html`<b>${'a & b'}</b>`}${[html`<i>1</i>`, html`<i>2</i>`]}${nothing}${3}</p>`)).toBe('<p><b>a &amp; b</b><i>1</i><i>2</i>3</p>'))
  test('what only claims to be markup is escaped', () => {
    const claims = { toString: () => '<script>' } as unknown as Html
    expect(String(html`${[claims]}`)).toBe('&lt;script&gt;')
    expect(String(html`${['<script>' as unknown as Html]}`)).toBe('&lt;script&gt;')
    expect(() => html`${claims}`).toThrow(TypeError)
  })
  test('no text opens a tag, ends an attribute or begins an entity, whatever it is', () =>
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('<', '>', '"', "'", '&', 'a', ' ', '/', '=', ';', '\u0000', '😀') }), (text) => {
        const written = String(html`${text}`)
        expect(written).not.toMatch(/[<>"']/)
        expect(written.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&')).toBe(text)
      }),
    ))
})
