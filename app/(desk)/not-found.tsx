import { Missing } from '@/components/frame/missing'

export default Missing
