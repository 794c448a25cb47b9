import { UsageError } from '../errors.ts';

/** The token from the environment. @throws UsageError where there is none */
export function tokenFromEnvironment(): string {
  const token = process.env['OS_TOKEN']?.trim();
  if (!token) {
    throw new UsageError(
      'no token: put one into the environment variable OS_TOKEN (`openstack token issue -f value -c id`), or name a cloud with --os-cloud',
    );
  }
  if (!/^[\x21-\x7e]+$/.test(token))
    throw new UsageError('OS_TOKEN holds characters that no header can carry');
  return token;
}
