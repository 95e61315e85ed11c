import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Skeleton } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { api } from '#web/app/client.ts';
import type { Outputs, Seat } from '#web/app/place.ts';
import { Bar } from '#web/ui/bar.tsx';
import { Loaded } from '#web/ui/states.tsx';
import classes from './door.module.css';

type Shop = Outputs['demo']['shops'][number];

/** Five shops, each with months of talk; the chosen one fills in the background. */
export function DemoShops() {
  const shops = useQuery(api.demo.shops.queryOptions());
  const open = useMutation(api.demo.open.mutationOptions());
  const chosen = open.variables?.shop;
  if (open.data && chosen) return <Filling seat={open.data} shop={chosen} />;
  return (
    <Loaded query={shops} shape={<ShopShapes />}>
      {(list) => (
        <div className={classes.shops}>
          {list.map((shop) => (
            <ShopCard
              shop={shop}
              key={shop.shop}
              disabled={open.isPending}
              choose={() => open.mutate({ shop: shop.shop })}
            />
          ))}
        </div>
      )}
    </Loaded>
  );
}

interface ShopCardProps {
  shop: Shop;
  disabled: boolean;
  choose: () => void;
}

function ShopCard({ shop, disabled, choose }: ShopCardProps) {
  const { i18n } = useLingui();
  return (
    <button type="button" className={classes.shop} disabled={disabled} onClick={choose}>
      <b>{shop.name}</b>
      <span className="p-meta">{shop.place}</span>
      <p>{i18n.locale === 'it' ? shop.about.it : shop.about.en}</p>
    </button>
  );
}

/** How full the shop is; one may go in at any time, and goes in by itself when it is done. */
function Filling({ seat, shop }: { seat: Seat; shop: Shop['shop'] }) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const { data } = useQuery(api.demo.shops.queryOptions({ refetchInterval: 700 }));
  const progress = data?.find((one) => one.shop === shop)?.progress ?? 0;
  const name = seat.workspace.name;
  const percent = Math.round(progress * 100);
  const enter = () => navigate({ to: '/$slug/today', params: { slug: seat.workspace.slug } });
  useEffect(() => {
    if (progress >= 1) void enter();
  });
  return (
    <div className={classes.progress} role="status">
      <Bar share={progress} label={t`${percent} of 100`} />
      <p>
        <Trans>
          {name} is filling with months of talk: {percent} of 100.
        </Trans>
      </p>
      <Button onClick={enter}>
        <Trans>Go in now</Trans>
      </Button>
    </div>
  );
}

function ShopShapes() {
  return (
    <div className={classes.shops} aria-busy="true">
      {['a', 'b', 'c', 'd', 'e'].map((shape) => (
        <Skeleton height={124} radius={12} key={shape} />
      ))}
    </div>
  );
}
