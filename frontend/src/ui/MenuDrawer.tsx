import { Drawer } from 'antd';
import type { ReactNode } from 'react';

/** The side menu where there is no room for it. Loaded apart: a desk never needs it. */
export function MenuDrawer({ open, title, onClose, children }: { open: boolean; title: ReactNode; onClose: () => void; children: ReactNode }) {
  return <Drawer open={open} onClose={onClose} placement="left" size={288} title={title} styles={{ body: { padding: 0 } }}>{children}</Drawer>;
}
