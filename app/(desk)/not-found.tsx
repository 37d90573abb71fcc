import { Missing } from '@/components/frame/not-found-notice'

export default Missing
