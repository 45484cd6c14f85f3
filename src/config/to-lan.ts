import { isLoopback } from '../network-address.ts';
import { type Config, defaults } from './config.ts';
import { ConfigError } from './config-error.ts';
import type { Lookup } from './option-lookup.ts';
import { optionTable } from './options.ts';

/**
 * Whether the local network is let in. It is reached on every address; its token alone lets nobody in.
 * @throws ConfigError for an address to listen on beside `--lan`, and a token without it.
 */
export function toLan(look: Lookup): Pick<Config, 'lan' | 'lanToken'> {
  const [lan, token, host] = [look(optionTable.lan), look(optionTable.lanToken), look(optionTable.host)];
  const isOn = lan.values.at(-1) ?? defaults.lan;
  const isWanted = host.source === 'flag' || (host.source !== 'default' && host.source === lan.source);
  if (isOn && isWanted) {
    throw new ConfigError(`${lan.name} listens on every address: leave ${host.name} out.`);
  }
  if (!isOn && token.source === 'flag') {
    throw new ConfigError(`${token.name} is for other machines of your network: give --lan too.`);
  }
  return { lan: isOn, lanToken: token.values.at(-1) };
}

/**
 * An address that other machines can reach requires a token.
 * @param name what the address was given by
 * @throws ConfigError where there is none.
 */
export function requireToken(config: Config, name: string): Config {
  if (config.lan || isLoopback(config.host) || config.tokens.length > 0) return config;
  throw new ConfigError(
    `${name} ${config.host} is reachable from other machines: require a --token, let your network in with --lan, or listen on ${defaults.host}.`,
  );
}
