import { Alert, Button, Code, CopyButton, Group, List, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { QRCodeSVG } from 'qrcode.react';
import { type FormEvent, useState } from 'react';

import { call } from '../api/client';
import { secondFactorQuery, sessionQuery } from '../api/queries';
import type { RecoveryCodes, SecondFactor, SecondFactorBegun } from '../api/types';
import { useMoments } from '../app/moments';
import { Card } from '../common/Card';
import { Awaited, Failure } from '../common/notes';
import { tell } from '../common/toasts';
import { useSpeech } from '../i18n';

const pictureSide = 192;
const fewCodes = 3;

/** One's own second factor: off, being turned on, its recovery codes just made, on. */
export function SecondFactorCard() {
  const { t } = useSpeech();
  const factor = useQuery(secondFactorQuery);
  const [codes, setCodes] = useState<string[] | null>(null);
  return (
    <Card title={t.factor.title} name="second-factor">
      {codes
        ? <Codes codes={codes} onKept={() => setCodes(null)} />
        : (
          <Awaited query={factor}>
            {(standing) => (standing.on ? <On standing={standing} /> : <Off standing={standing} onCodes={setCodes} />)}
          </Awaited>
        )}
    </Card>
  );
}

function Off({ standing, onCodes }: { standing: SecondFactor; onCodes: (codes: string[]) => void }) {
  const { t } = useSpeech();
  const [password, setPassword] = useState('');
  const begin = useMutation({
    mutationFn: () => call<SecondFactorBegun>('/second-factor', { method: 'POST', body: { password } }),
    onSuccess: () => setPassword(''),
  });
  if (begin.data) return <Confirm begun={begin.data} onCodes={onCodes} />;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    begin.mutate();
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <Text>{standing.required ? t.factor.required : t.factor.off}</Text>
        {begin.error && <Failure error={begin.error} />}
        <Group align="flex-end" gap="sm">
          {standing.asks_password && (
            <PasswordInput label={t.factor.password} value={password} autoComplete="current-password" required w={260}
              onChange={(event) => setPassword(event.target.value)} />
          )}
          <Button type="submit" disabled={standing.asks_password && password === ''} loading={begin.isPending}>{t.factor.begin}</Button>
        </Group>
      </Stack>
    </form>
  );
}

function Confirm({ begun, onCodes }: { begun: SecondFactorBegun; onCodes: (codes: string[]) => void }) {
  const { t } = useSpeech();
  const [code, setCode] = useState('');
  const confirm = useMutation({
    mutationFn: () => call<RecoveryCodes>('/second-factor/confirm', { method: 'POST', body: { code } }),
    onSuccess: ({ recovery }) => onCodes(recovery),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    confirm.mutate();
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <Text>{t.factor.scan}</Text>
        <QRCodeSVG value={begun.address} size={pictureSide} marginSize={2} title={t.factor.picture} />
        <Text size="sm">{t.factor.byHand} <Code>{begun.secret}</Code></Text>
        {confirm.error && <Failure error={confirm.error} />}
        <Group align="flex-end" gap="sm">
          <CodeInput value={code} onChange={setCode} />
          <Button type="submit" disabled={code.trim() === ''} loading={confirm.isPending}>{t.factor.confirm}</Button>
        </Group>
      </Stack>
    </form>
  );
}

export function CodeInput({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const { t } = useSpeech();
  return (
    <TextInput label={t.factor.code} description={t.factor.codeHint} value={value} inputMode="numeric" autoComplete="one-time-code"
      required onChange={(event) => onChange(event.target.value)} />
  );
}

/** Shown once. Only when the person says so does the page go on: the session may be open for more from then. */
function Codes({ codes, onKept }: { codes: string[]; onKept: () => void }) {
  const { t } = useSpeech();
  const queries = useQueryClient();
  const kept = () => {
    onKept();
    void queries.invalidateQueries({ queryKey: secondFactorQuery.queryKey });
    void queries.invalidateQueries({ queryKey: sessionQuery.queryKey });
  };
  return (
    <Stack gap="sm">
      <Text fw={600}>{t.factor.recoveryTitle}</Text>
      <Text>{t.factor.recoveryHint(codes.length)}</Text>
      <List listStyleType="none">
        {codes.map((code) => <List.Item key={code}><Code>{code}</Code></List.Item>)}
      </List>
      <Group gap="sm">
        <CopyButton value={codes.join('\n')}>
          {({ copied, copy }) => <Button variant="default" onClick={copy}>{copied ? t.factor.copied : t.factor.copy}</Button>}
        </CopyButton>
        <Button variant="default" onClick={() => window.print()}>{t.factor.print}</Button>
        <Button onClick={kept}>{t.factor.kept}</Button>
      </Group>
    </Stack>
  );
}

function On({ standing }: { standing: SecondFactor }) {
  const { t } = useSpeech();
  const { moment } = useMoments();
  const queries = useQueryClient();
  const [words, setWords] = useState({ password: '', code: '' });
  const off = useMutation({
    mutationFn: () => call('/second-factor/off', { method: 'POST', body: words }),
    onSuccess: () => {
      tell(t.factor.turnedOff);
      void queries.invalidateQueries({ queryKey: secondFactorQuery.queryKey });
      void queries.invalidateQueries({ queryKey: sessionQuery.queryKey });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    off.mutate();
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <Text>{standing.since ? t.factor.on(moment(standing.since)) : ''} {t.factor.left(standing.recovery_left)}</Text>
        {standing.recovery_left < fewCodes && <Alert color="yellow">{t.factor.fewLeft}</Alert>}
        {off.error && <Failure error={off.error} />}
        <Group align="flex-end" gap="sm">
          {standing.asks_password && (
            <PasswordInput label={t.factor.password} value={words.password} autoComplete="current-password" required w={260}
              onChange={(event) => setWords({ ...words, password: event.target.value })} />
          )}
          <CodeInput value={words.code} onChange={(code) => setWords({ ...words, code })} />
          <Button type="submit" variant="default" loading={off.isPending}
            disabled={(standing.asks_password && words.password === '') || words.code.trim() === ''}>{t.factor.turnOff}</Button>
        </Group>
      </Stack>
    </form>
  );
}
