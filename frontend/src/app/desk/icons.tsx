import {
  ApartmentOutlined, BankOutlined, BarChartOutlined, DashboardOutlined, FileAddOutlined, FileSearchOutlined, FolderOpenOutlined,
  HomeOutlined, ImportOutlined, LineChartOutlined, ProfileOutlined, SafetyOutlined, TeamOutlined, UserOutlined, IdcardOutlined,
} from '@ant-design/icons';
import type { ReactNode } from 'react';
import type { NavKey } from '../feature';

export const icons: Record<NavKey, ReactNode> = {
  board: <DashboardOutlined />, workQueue: <ProfileOutlined />, cases: <FolderOpenOutlined />, newCase: <FileAddOutlined />,
  people: <UserOutlined />, households: <HomeOutlined />, imports: <ImportOutlined />, batches: <BankOutlined />, standards: <SafetyOutlined />,
  indicators: <LineChartOutlined />, explore: <BarChartOutlined />, regions: <ApartmentOutlined />, staff: <TeamOutlined />, audit: <FileSearchOutlined />,
  account: <IdcardOutlined />,
};
