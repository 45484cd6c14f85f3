/** The code under test: a client of the API, as an application has one. */
export function createClient(url, headers = {}) {
  const sent = { Authorization: 'Bearer test', 'Content-Type': 'application/json', ...headers };
  return {
    async create(customer) {
      const response = await fetch(`${url}/customers`, {
        method: 'POST',
        headers: sent,
        body: JSON.stringify(customer),
      });
      if (!response.ok) throw new Error((await response.json()).message);
      return response.json();
    },
    async names() {
      const response = await fetch(`${url}/customers`, { headers: sent });
      return (await response.json()).data.map(({ name }) => name);
    },
  };
}
