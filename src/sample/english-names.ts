import { rememberTexts } from '../remember-texts.ts';
import { splitWords } from './property-words.ts';

/**
 * Words of properties and states in Spanish, Portuguese, French, German and Italian, in snake case without accents, by
 * the English words whose rules are theirs. Words that mean another thing in one of these languages, or in English, are
 * left out: `livre` is delivered, free and a book.
 */
const words: Readonly<Record<string, string>> = {
  new: 'nuevo nueva novo nova nouveau nouvelle neu nuovo nuova',
  draft: 'borrador rascunho brouillon entwurf bozza',
  created: 'creado creada criado criada erstellt creato creata angelegt',
  pending: 'pendiente pendente en_attente em_espera en_espera ausstehend wartend in_attesa',
  requested: 'solicitado solicitada demandee beantragt angefragt',
  received: 'recibido recibida recebido recebida recue eingegangen ricevuto',
  scheduled: 'programado programada agendado agendada planifie planifiee geplant programmato',
  open: 'abierto abierta aberto aberta ouvert ouverte offen aperto aperta',
  in_progress: 'en_proceso en_progreso en_curso em_andamento en_cours in_bearbeitung in_corso',
  active: 'activo activa ativo ativa actif aktiv attivo attiva',
  inactive: 'inactivo inactiva inativo inativa inactif inaktiv inattivo inattiva',
  available: 'disponible disponivel disponibile verfugbar verfuegbar',
  completed:
    'completado completada concluido concluida termine terminee terminado terminada finalizado finalizada abgeschlossen erledigt completato',
  closed: 'cerrado cerrada fechado fechada fermee geschlossen chiuso chiusa',
  canceled: 'cancelado cancelada anulado anulada annule annulee storniert abgebrochen annullato annullata',
  delivered: 'entregado entregada entregue livree geliefert ausgeliefert zugestellt consegnato',
  paid: 'pagado pagada bezahlt pagato pagata',
  shipped: 'enviado enviada expedie expediee envoye envoyee versendet versandt verschickt spedito',
  rejected: 'rechazado rechazada rejeitado rejeitada refusee rejete rejetee abgelehnt rifiutato',
  approved: 'aprobado aprobada aprovado aprovada approuve approuvee genehmigt approvato',
  expired: 'vencido vencida caducado expirado expirada expiree abgelaufen scaduto',
  failed: 'fallido fallida falhou echoue fehlgeschlagen fallito',
  confirmed: 'confirmado confirmada confirmee bestatigt bestaetigt confermato confermata',
  archived: 'archivado archivada arquivado arquivada archivee archiviert archiviato',
  deleted: 'eliminado eliminada borrado excluido geloscht geloescht eliminato supprime supprimee',
  success: 'exito exitoso sucesso succes erfolg erfolgreich successo reussi',
  message: 'mensaje mensagem nachricht messaggio',
  status: 'estado estatus situacao statut etat stato',
  enabled: 'habilitado habilitada aktiviert',
  count: 'anzahl nombre_de contador',
  quantity: 'cantidad quantidade quantite menge quantita stuckzahl',
  unit_price: 'precio_unitario preco_unitario prix_unitaire einzelpreis stuckpreis prezzo_unitario',
  price: 'precio preco prix preis prezzo',
  subtotal: 'sous_total zwischensumme subtotale',
  total:
    'gesamt gesamtbetrag gesamtpreis gesamtsumme totale precio_total preco_total prix_total montant_total valor_total importe_total monto_total',
  amount: 'importe betrag monto montant importo',
  tax: 'impuesto impuestos imposto impostos mwst iva tva',
  discount: 'descuento desconto remise rabatt sconto',
  balance: 'saldo solde kontostand guthaben',
  lines: 'lineas linhas lignes positionen righe itens',
  created_at:
    'fecha_creacion fecha_de_creacion creado_en criado_em data_criacao data_de_criacao erstellt_am erstelldatum date_creation date_de_creation cree_le creato_il data_creazione fecha_registro',
  updated_at:
    'fecha_actualizacion actualizado_en fecha_modificacion atualizado_em data_atualizacao aktualisiert_am geandert_am date_modification modifie_le data_modifica aggiornato_il',
};

const english: ReadonlyMap<string, string> = new Map(
  Object.entries(words).flatMap(([word, others]) => others.split(' ').map((other) => [other, word] as const)),
);

/** The most words that one of the table is written in. */
const longest = 3;

/** A name in snake case, with the words of other languages in English: `unit_price` for `precioUnitario`. */
export const englishName = rememberTexts((name) => {
  const parts = splitWords(name.normalize('NFD').replace(/\p{Mark}/gu, '')).split('_');
  const translated: string[] = [];
  for (let at = 0; at < parts.length; ) {
    const lengths = Array.from({ length: Math.min(longest, parts.length - at) }, (_, i) => i + 1).reverse();
    const found = lengths.find((length) => english.has(parts.slice(at, at + length).join('_'))) ?? 1;
    const part = parts.slice(at, at + found).join('_');
    translated.push(english.get(part) ?? part);
    at += found;
  }
  return translated.join('_');
});
