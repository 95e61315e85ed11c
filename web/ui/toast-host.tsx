import { lazy, Suspense, useSyncExternalStore } from 'react';
import { onToast, toastsWanted } from './toast.ts';

const Toaster = lazy(() => import('./toaster.tsx').then((m) => ({ default: m.Toaster })));

/** Where toasts appear, from the first one on. */
export function ToastHost() {
  const wanted = useSyncExternalStore(onToast, toastsWanted);
  return <Suspense>{wanted && <Toaster />}</Suspense>;
}
