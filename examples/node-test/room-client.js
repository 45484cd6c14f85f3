/** The client under test: rooms and their bookings. */
export class RoomClient {
  #url;

  constructor(url) {
    this.#url = url;
  }

  createRoom(name, beds) {
    return this.#send('POST', '/rooms', { name, beds });
  }

  /** All rooms, page by page. */
  async rooms(limit = 20) {
    const rooms = [];
    let total = Number.POSITIVE_INFINITY;
    while (rooms.length < total) {
      const page = await this.#send('GET', `/rooms?limit=${limit}&offset=${rooms.length}`);
      rooms.push(...page.items);
      total = page.total;
    }
    return rooms;
  }

  /** Books a room, and tries again once when the server is not available or the connection is lost. */
  async book(roomId, booking) {
    const key = crypto.randomUUID();
    const send = () => this.#send('POST', `/rooms/${roomId}/bookings`, booking, { 'Idempotency-Key': key });
    return send().catch((error) => {
      if (error.status < 500) throw error;
      return send();
    });
  }

  bookings(roomId) {
    return this.#send('GET', `/rooms/${roomId}/bookings`);
  }

  async #send(method, path, body, headers = {}) {
    const response = await fetch(this.#url + path, {
      method,
      headers: { ...headers, ...(body && { 'Content-Type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
    });
    const json = await response.json();
    if (!response.ok) throw Object.assign(new Error(json.message), { status: response.status });
    return json;
  }
}
