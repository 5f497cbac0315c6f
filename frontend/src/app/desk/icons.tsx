import {
  ApartmentOutlined, BankOutlined, BarChartOutlined, CalendarOutlined, DashboardOutlined, FileAddOutlined, FileSearchOutlined, FolderOpenOutlined,
  HomeOutlined, ImportOutlined, LineChartOutlined, ProfileOutlined, SafetyOutlined, TeamOutlined, UserOutlined, IdcardOutlined,
} from '@ant-design/icons';
import type { ReactNode } from 'react';
import type { NavKey } from '../feature';

export const icons: Record<NavKey, ReactNode> = {
  board: <DashboardOutlined aria-hidden />, workQueue: <ProfileOutlined aria-hidden />, cases: <FolderOpenOutlined aria-hidden />, newCase: <FileAddOutlined aria-hidden />,
  people: <UserOutlined aria-hidden />, households: <HomeOutlined aria-hidden />, imports: <ImportOutlined aria-hidden />, batches: <BankOutlined aria-hidden />, standards: <SafetyOutlined aria-hidden />,
  indicators: <LineChartOutlined aria-hidden />, explore: <BarChartOutlined aria-hidden />, regions: <ApartmentOutlined aria-hidden />, staff: <TeamOutlined aria-hidden />, audit: <FileSearchOutlined aria-hidden />,
  registers: <ApartmentOutlined aria-hidden />, ledgers: <ProfileOutlined aria-hidden />,
  alarms: <SafetyOutlined aria-hidden />, burden: <ProfileOutlined aria-hidden />,
  calendar: <CalendarOutlined aria-hidden />, account: <IdcardOutlined aria-hidden />,
};
export const sectionIcon = <FolderOpenOutlined aria-hidden />;
