declare module 'smpp' {
  import type { Socket } from 'node:net'

  export type PDU = {
    command: string
    command_status: number
    sequence_number: number
    response(values?: object): PDU
    [field: string]: unknown
  }

  export type Session = {
    on(event: string, listener: (pdu: any) => void): void
    off(event: string, listener: (pdu: any) => void): void
    send(pdu: PDU): boolean
    close(done?: () => void): void
    destroy(done?: () => void): void
    bind_transceiver(values: object, answered: (pdu: PDU) => void): void
    submit_sm(values: object, answered: (pdu: PDU) => void): void
    deliver_sm(values: object, answered?: (pdu: PDU) => void): void
    socket: Socket
  }

  const library: {
    connect(options: object, connected?: () => void): Session
    createServer(session: (session: Session) => void): import('node:net').Server
    PDU: new (command: string, values?: object) => PDU
  }
  export default library
}
