import { NotAllowed } from '@/components/frame/not-allowed'

export default NotAllowed
