import { lazy, Suspense } from 'react';
import { Route, Routes } from 'react-router';
import { SessionGate } from './session/SessionGate';
import { Shell } from './shell/Shell';
import { ErrorWall } from './shared/ErrorWall';
import { ScreenLoading } from './shared/ScreenLoading';

const FaxListPage = lazy(() => import('./faxlist/FaxListPage'));
const SearchPage = lazy(() => import('./search/SearchPage'));
const SendPage = lazy(() => import('./send/SendPage'));
const BroadcastsPage = lazy(() => import('./broadcast/BroadcastsPage'));
const ContactsPage = lazy(() => import('./contacts/ContactsPage'));
const CoversPage = lazy(() => import('./covers/CoversPage'));
const FormsPage = lazy(() => import('./forms/FormsPage'));
const AlertsPage = lazy(() => import('./alerts/AlertsPage'));
const DashboardPage = lazy(() => import('./reports/DashboardPage'));
const ReportsPage = lazy(() => import('./reports/ReportsPage'));
const RecordsPage = lazy(() => import('./records/RecordsPage'));
const PeoplePage = lazy(() => import('./people/PeoplePage'));
const BreakGlassPage = lazy(() => import('./people/BreakGlassPage'));
const HierarchyPage = lazy(() => import('./people/HierarchyPage'));
const InvitationPage = lazy(() => import('./people/InvitationPage'));
const AuditPage = lazy(() => import('./audit/AuditPage'));
const EncryptionPage = lazy(() => import('./encryption/EncryptionPage'));
const FaxRedirect = lazy(() => import('./viewer/FaxRedirect'));
const NoticesPage = lazy(() => import('./notices/NoticesPage'));
const MailsPage = lazy(() => import('./notices/MailsPage'));
const PreferencesPage = lazy(() => import('./notices/PreferencesPage'));
const FaxMailPage = lazy(() => import('./mailin/FaxMailPage'));
const SettingsPage = lazy(() => import('./settings/SettingsPage'));
const LimitsPage = lazy(() => import('./limits/LimitsPage'));
const CarrierChoicePage = lazy(() => import('./choice/CarrierChoicePage'));
const FindNumberPage = lazy(() => import('./supply/FindNumberPage'));
const RatesPage = lazy(() => import('./carriers/RatesPage'));
const PrivacyPage = lazy(() => import('./privacy/PrivacyPage'));
const ResetPassword = lazy(() => import('./session/ResetPassword'));
const SecurityPage = lazy(() => import('./security/SecurityPage'));
const SignaturesPage = lazy(() => import('./editor/SignaturesPage'));
const Home = lazy(() => import('./shell/Home'));
const NotFound = lazy(() => import('./shell/NotFound'));

export function App() {
  // An invitation is accepted before there is a session.
  if (window.location.pathname === '/invitation') {
    return (
      <ErrorWall>
        <Suspense fallback={<ScreenLoading />}>
          <InvitationPage />
        </Suspense>
      </ErrorWall>
    );
  }
  return (
    <ErrorWall>
      <Suspense fallback={<ScreenLoading />}>
        <Routes>
          <Route path="reset-password" element={<ResetPassword />} />
          <Route path="*" element={<SignedIn />} />
        </Routes>
      </Suspense>
    </ErrorWall>
  );
}

function SignedIn() {
  return (
    <SessionGate>
      <Suspense fallback={<ScreenLoading />}>
        <Routes>
          <Route element={<Shell />}>
            <Route index element={<Home />} />
            <Route path="inbox/:faxId?" element={<FaxListPage key="inbound" direction="inbound" />} />
            <Route path="outbox/:faxId?" element={<FaxListPage key="outbound" direction="outbound" />} />
            <Route path="search/:faxId?" element={<SearchPage />} />
            <Route path="faxes/:faxId" element={<FaxRedirect />} />
            <Route path="send" element={<SendPage />} />
            <Route path="broadcasts/:broadcastId?" element={<BroadcastsPage />} />
            <Route path="contacts/:recordId?" element={<ContactsPage />} />
            <Route path="cover-templates/:coverId?" element={<CoversPage />} />
            <Route path="form-templates/:templateId?" element={<FormsPage />} />
            <Route path="alerts" element={<AlertsPage />} />
            <Route path="dashboard" element={<DashboardPage />} />
            <Route path="reports/:kind?" element={<ReportsPage />} />
            <Route path="security" element={<SecurityPage />} />
            <Route path="signatures" element={<SignaturesPage />} />
            <Route path="notifications" element={<NoticesPage />} />
            <Route path="notifications/preferences" element={<PreferencesPage />} />
            <Route path="mail" element={<MailsPage />} />
            <Route path="fax-mail/:messageId?" element={<FaxMailPage />} />
            <Route path="people/:personId?" element={<PeoplePage />} />
            <Route path="break-glass" element={<BreakGlassPage />} />
            <Route path="hierarchy" element={<HierarchyPage />} />
            <Route path="audit/:sequence?" element={<AuditPage />} />
            <Route path="encryption" element={<EncryptionPage />} />
            <Route path="settings" element={<SettingsPage />} />
            <Route path="limits" element={<LimitsPage />} />
            <Route path="privacy/:tab?" element={<PrivacyPage />} />
            <Route path="carrier-choice/:decisionId?" element={<CarrierChoicePage />} />
            <Route path="find-number" element={<FindNumberPage />} />
            <Route path="rates/:deckId?" element={<RatesPage />} />
            <Route path=":collection/:recordId?" element={<RecordsPage />} />
            <Route path="*" element={<NotFound />} />
          </Route>
        </Routes>
      </Suspense>
    </SessionGate>
  );
}
