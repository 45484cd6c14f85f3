import { describe, expect, it } from 'vitest';
import { englishName } from '../../src/sample/english-names.ts';

describe('englishName', () => {
  it.each([
    ['precioUnitario', 'unit_price'],
    ['quantité', 'quantity'],
    ['EN_ATTENTE', 'pending'],
    ['fecha_de_creacion', 'created_at'],
    ['Gesamtpreis', 'total'],
    ['orderStatus', 'order_status'],
    ['estadoPedido', 'status_pedido'],
    ['livre', 'livre'],
    ['payee', 'payee'],
    ['total', 'total'],
  ])('%s is %s', (name, expected) => {
    expect(englishName(name)).toBe(expected);
  });
});
