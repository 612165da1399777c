import { randomLayers } from './generate/layers.js';
import { randomRequest } from './generate/request.js';
import { randomOf } from './random.js';

/** The case of that number: the same for the same seed, whatever else is generated. */
export function generate(seed, index) {
  const random = randomOf(seed, index);
  const { question, request } = randomRequest(random);
  return { ...request, layers: randomLayers(random, { question, request }) };
}
