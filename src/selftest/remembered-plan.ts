import type { Plan } from '../model/plan.ts';
import { createPlan } from '../run/plan.ts';

/** Plans that are kept; more than the profiles, IP versions and efforts of one seed. */
const most = 64;

const plans = new Map<string, Plan>();

/** The plan that the same arguments gave before, or a new one: the self-test carries out each of them many times. */
export const rememberedPlan: typeof createPlan = (contract, sections, parameters, options) => {
  const key = JSON.stringify([contract.profile.name, contract.digest, parameters, options]);
  const plan = plans.get(key) ?? createPlan(contract, sections, parameters, options);
  if (plans.size >= most) plans.clear();
  plans.set(key, plan);
  return plan;
};
