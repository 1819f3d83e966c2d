import { request } from './http';
import type { Page } from './types';

export interface NoticeView {
  id: string;
  kind: string;
  title: string;
  text: string;
  link: string | null;
  subject_id: string | null;
  created_at: string;
  read_at: string | null;
}

export type MailChoice = 'off' | 'now' | 'digest';

export interface KindChoice {
  kind: string;
  label: string;
  fixed: boolean;
  in_app: boolean;
  mail: MailChoice;
  push: boolean;
}

export interface NoticePreferences {
  kinds: KindChoice[];
  zone: string;
  quiet_from: string | null;
  quiet_until: string | null;
  digest_at: string;
  mail_configured: boolean;
}

export interface PushSubscriptionView {
  id: string;
  label: string;
  created_at: string;
  last_success_at: string | null;
}

export const listNotices = (unread: boolean, cursor: string | null) =>
  request<Page<NoticeView>>('GET', '/api/v1/notifications', { query: { unread: unread || null, cursor } });

export const countUnread = () => request<{ unread: number }>('GET', '/api/v1/notifications/unread-count');

export const markRead = (id: string, unread = false) =>
  request<NoticeView>('POST', `/api/v1/notifications/${id}/read`, { body: { unread } });

export const markAllRead = () => request<void>('POST', '/api/v1/notifications/read-all');

export const getPreferences = () => request<NoticePreferences>('GET', '/api/v1/notification-preferences');

export const putPreferences = (wish: Omit<NoticePreferences, 'mail_configured'>) =>
  request<NoticePreferences>('PUT', '/api/v1/notification-preferences', {
    body: {
      kinds: wish.kinds.map(({ kind, in_app, mail, push }) => ({ kind, in_app, mail, push })),
      zone: wish.zone,
      quiet_from: wish.quiet_from,
      quiet_until: wish.quiet_until,
      digest_at: wish.digest_at,
    },
  });

export const pushKey = () => request<{ key: string }>('GET', '/api/v1/push-subscriptions/key');

export const listPush = () => request<Page<PushSubscriptionView>>('GET', '/api/v1/push-subscriptions');

export const addPush = (body: { endpoint: string; p256dh: string; auth: string; label: string }) =>
  request<PushSubscriptionView>('POST', '/api/v1/push-subscriptions', { body });

export const removePush = (id: string) => request<void>('DELETE', `/api/v1/push-subscriptions/${id}`);

export interface MailView {
  id: string;
  kind: string;
  recipient: string;
  status: 'queued' | 'not_configured' | 'sent' | 'failed' | 'expired';
  attempts: number;
  reason: string | null;
  created_at: string;
  useful_until: string;
  next_attempt_at: string | null;
  concluded_at: string | null;
}

export const listMails = (status: string | null, cursor: string | null) =>
  request<Page<MailView>>('GET', '/api/v1/mails', { query: { status, cursor } });

export const resendMail = (id: string) => request<MailView>('POST', `/api/v1/mails/${id}/resend`);
