import { openApi } from '@/lib/api/openapi'

/** The description of the API. It holds nothing of the newsroom's, so no token is asked for. */
export function GET() {
  return Response.json(openApi())
}
