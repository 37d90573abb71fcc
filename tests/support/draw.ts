import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { AppRouterContext } from 'next/dist/shared/lib/app-router-context.shared-runtime'
import { PathnameContext, SearchParamsContext } from 'next/dist/shared/lib/hooks-client-context.shared-runtime'
import { createElement, type ReactNode } from 'react'
import { renderToReadableStream } from 'react-dom/server.edge'
import { asked } from './press'
import { addresses } from './sources'

/**
 * A page within its layouts, drawn to HTML in the scope of a request, by whoever holds the cookie. What it ends in is told as a browser gets it: 200 with the
 * text, 404, 403 or a redirect; whatever else is thrown anywhere in it is the error page, a 500 with its cause.
 */
export type Drawn = { status: number; html: string; to?: string; error?: Error }
export type Page = { address: string; draw: (cookie: string | null, params?: object, query?: object) => Promise<Drawn> }
type Props = Record<string, unknown>
type Module = { default: (props: Props) => ReactNode | Promise<ReactNode>; generateMetadata?: (props: Props) => unknown }

const load = async (file: string) => (await import(join(process.cwd(), file))) as Module

/** Every page of app/, found there. The outermost layout, of which only Next can make sense, is left out. */
export async function pages(): Promise<Page[]> {
  return Promise.all(
    addresses('page.tsx').map(async ({ file, address }) => {
      const layouts: Module[] = []
      for (let folder = dirname(file); folder !== 'app'; folder = dirname(folder))
        if (existsSync(join(folder, 'layout.tsx'))) layouts.push(await load(join(folder, 'layout.tsx')))
      const page = await load(file)
      return {
        address,
        draw: (cookie, params = {}, query = {}) =>
          asked(cookie, () => drawn(page, layouts, address, { params: Promise.resolve(params), searchParams: Promise.resolve(query) })),
      }
    }),
  )
}

/** Nobody goes anywhere while a page is drawn. */
const router = new Proxy({}, { get: () => () => {} })

async function drawn(page: Module, layouts: readonly Module[], address: string, props: Props): Promise<Drawn> {
  let fault: unknown
  try {
    for (const each of [...layouts, page]) await each.generateMetadata?.(props)
    const within = layouts.reduce(
      (children: ReactNode, layout) => createElement(layout.default as never, { ...props, children } as never),
      createElement(page.default as never, props as never),
    )
    const placed = [
      [AppRouterContext, router],
      [PathnameContext, address],
      [SearchParamsContext, new URLSearchParams()],
    ].reduce(
      (children: ReactNode, [context, value]) => createElement((context as typeof PathnameContext).Provider, { value: value as never }, children),
      within,
    )
    const stream = await renderToReadableStream(placed, {
      onError: (error) => void (fault ??= error),
    })
    await stream.allReady
    const html = await new Response(stream).text()
    if (fault) throw fault
    return { status: 200, html }
  } catch (error) {
    const digest = String((error as { digest?: unknown }).digest ?? '')
    if (digest.startsWith('NEXT_REDIRECT;')) return { status: 307, html: '', to: digest.split(';').slice(2, -2).join(';') }
    return { status: Number(/^NEXT_HTTP_ERROR_FALLBACK;(\d+)/.exec(digest)?.[1] ?? 500), html: '', error: error as Error }
  }
}
