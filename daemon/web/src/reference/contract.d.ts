import type { Contract } from './openapi';

export const contract: Contract;
