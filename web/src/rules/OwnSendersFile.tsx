import SendersFile from './SendersFile';

/** One's own known senders as a file. */
export default function OwnSendersFile() {
  return <SendersFile path="/api/v1/own-senders" type="own_sender" />;
}
