/** Named outcomes of a try, as the outbox keeps them. */
export const ruSendReason = {
  sent: 'принято к доставке',
  rejected_recipient: 'такого адресата нет или он не принимает',
  rejected_message: 'сообщение не принято получающей стороной',
  rejected_sender: 'нашему адресу не разрешено отправлять',
  auth_failed: 'не подошёл пароль или ключ Вехи',
  rate_limited: 'слишком часто, просят подождать',
  deferred: 'просят прийти позже',
  unreachable: 'нет связи с получающей стороной',
  timed_out: 'ответ не пришёл вовремя',
  tls_failed: 'нет доверенного шифрованного соединения',
  server_error: 'сбой на получающей стороне',
  no_address: 'у человека нет адреса для этого канала',
};
