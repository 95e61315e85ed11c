import type { Generated } from 'kysely';
import type { ShopKey } from './shop.ts';

type DemoShopTable = {
  workspace_id: Generated<string>;
  shop: ShopKey;
  opened_at: Date;
  batches: number | null;
  done: Generated<number>;
  filling_until: Date | null;
};

declare module '#server/platform/database.ts' {
  interface Tables {
    demo_shop: DemoShopTable;
  }
}
