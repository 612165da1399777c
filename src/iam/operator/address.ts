import { type AddressRange, contains, parseAddress, parseAddressRange } from '../value/address.js';
import { defineOperator, type Operator } from './operator.js';

function addressOperator(name: string, negated: boolean): Operator {
  return defineOperator<AddressRange, AddressRange>({
    name,
    kind: 'address',
    relation: 'within',
    negated,
    read: (given) => (typeof given === 'string' ? parseAddress(given) : undefined),
    parse: (value) => parseAddressRange(String(value)),
    test: (given, wanted) => contains(wanted, given),
    set: (range) => ({ kind: 'address', range }),
  });
}

/** reference_policies_elements_condition_operators, IP address. */
export const addressOperators: readonly Operator[] = [
  addressOperator('IpAddress', false),
  addressOperator('NotIpAddress', true),
];
