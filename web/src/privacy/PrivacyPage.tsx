import { Tabs, Title } from '@mantine/core';
import { useNavigate, useParams } from 'react-router';
import { useTitle } from '@/shared/useTitle';
import { DataMapTable } from './DataMapTable';
import { ErasuresPanel } from './ErasuresPanel';
import { ExportsPanel } from './ExportsPanel';
import { HealthcarePanel } from './HealthcarePanel';

const tabs = [
  { value: 'overview', label: 'Healthcare mode', panel: <HealthcarePanel /> },
  { value: 'exports', label: 'Exports', panel: <ExportsPanel /> },
  { value: 'erasures', label: 'Erasure', panel: <ErasuresPanel /> },
  { value: 'data-map', label: 'Data map', panel: <DataMapTable /> },
];

export default function PrivacyPage() {
  useTitle('Privacy');
  const { tab = 'overview' } = useParams();
  const navigate = useNavigate();
  return (
    <div className="dw-page dw-screen">
      <Title order={1}>Privacy</Title>
      <Tabs value={tab} onChange={(next) => void navigate(`/privacy/${next ?? 'overview'}`)} keepMounted={false}>
        <Tabs.List>
          {tabs.map(({ value, label }) => (
            <Tabs.Tab key={value} value={value}>
              {label}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {tabs.map(({ value, panel }) => (
          <Tabs.Panel key={value} value={value} pt="sm">
            {panel}
          </Tabs.Panel>
        ))}
      </Tabs>
    </div>
  );
}
