import { chromium } from 'playwright'
import { browserArguments, ensureBrowser } from '../support/browser.ts'

/** Bytes of script, as sent (compressed), that a page asks for when it is opened. */
export async function scriptOf(pages: Record<string, string>, cookie: string) {
  const browser = await chromium.launch({ executablePath: ensureBrowser(), args: browserArguments })
  const [name, value] = cookie.split('=') as [string, string]
  const found: Record<string, number> = {}
  try {
    for (const [title, url] of Object.entries(pages)) {
      const context = await browser.newContext()
      await context.addCookies([{ name, value, url }])
      const page = await context.newPage()
      const sizes: Promise<number>[] = []
      page.on('requestfinished', (request) => {
        if (request.resourceType() === 'script') sizes.push(request.sizes().then(({ responseBodySize }) => responseBodySize))
      })
      await page.goto(url, { waitUntil: 'networkidle' })
      found[title] = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0)
      await context.close()
    }
    return found
  } finally {
    await browser.close()
  }
}
