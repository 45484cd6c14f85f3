/** The code under test: a client of the API, as an application has one. */
export function createClient(url, headers = {}) {
  const sent = { Authorization: 'Bearer test', 'Content-Type': 'application/json', ...headers };
  return {
    async create(customer) {
      const answer = await fetch(`${url}/customers`, {
        method: 'POST',
        headers: sent,
        body: JSON.stringify(customer),
      });
      if (!answer.ok) throw new Error((await answer.json()).message);
      return answer.json();
    },
    async names() {
      const answer = await fetch(`${url}/customers`, { headers: sent });
      return (await answer.json()).data.map(({ name }) => name);
    },
  };
}
