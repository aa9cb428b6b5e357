export const enSendReason = {
  sent: 'taken for delivery',
  rejected_recipient: 'no such addressee, or they do not receive',
  rejected_message: 'the message was not taken',
  rejected_sender: 'our address may not send',
  auth_failed: 'our password or key did not fit',
  rate_limited: 'too often, asked to wait',
  deferred: 'asked to come later',
  unreachable: 'no connection',
  timed_out: 'no answer in time',
  tls_failed: 'no trusted encrypted connection',
  server_error: 'the other side failed',
  no_address: 'the person has no address for this channel',
};
