import { keepsTheContract } from '../contract-suite.ts';
import { fakePeer } from './fake-peer.ts';
import { bluesky } from './index.ts';

keepsTheContract('Bluesky', { connector: bluesky, peer: fakePeer });
