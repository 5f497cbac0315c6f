import type { ThemeConfig } from 'antd';

/** antd's default error, placeholder, description and disabled colours miss WCAG AA on white. */
export const theme: ThemeConfig = {
  token: {
    colorPrimary: '#0b5cab', colorLink: '#0b5cab', colorError: '#b3151a', colorErrorText: '#b3151a', colorWarning: '#b25e00', colorSuccess: '#14632f', colorInfo: '#0b5cab',
    colorSuccessBg: '#e8f6eb', colorSuccessBorder: '#a5d6b1', colorWarningBg: '#fff7e2', colorWarningBorder: '#ecc978', colorErrorBg: '#fdecec', colorErrorBorder: '#efb4b4', colorInfoBg: '#e9f3fe', colorInfoBorder: '#a9cdf2',
    colorTextPlaceholder: '#666e7a', colorTextDescription: '#5a6472', colorTextDisabled: '#6b7280', borderRadius: 8,
    fontFamily: '-apple-system,BlinkMacSystemFont,"Segoe UI","PingFang SC","Microsoft YaHei","Noto Sans CJK SC","Noto Sans SC",sans-serif',
  },
  components: { Layout: { bodyBg: '#f4f6f9', headerBg: '#fff', siderBg: '#fff', headerHeight: 56, headerPadding: '0 16px' }, Menu: { groupTitleColor: '#5a6472', itemSelectedBg: '#e6f0fb' } },
};
