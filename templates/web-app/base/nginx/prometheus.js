const NUMBERS =
  /^Active connections: (\d+)\s+server accepts handled requests\s+(\d+) (\d+) (\d+)\s+Reading: (\d+) Writing: (\d+) Waiting: (\d+)/;

/** In the order of the numbers; names and types are those of nginx-prometheus-exporter, so that its dashboards fit. */
const METRICS = [
  ['nginx_connections_active', 'gauge', 'Open connections'],
  ['nginx_connections_accepted', 'counter', 'Accepted connections'],
  ['nginx_connections_handled', 'counter', 'Handled connections'],
  ['nginx_http_requests_total', 'counter', 'Requests'],
  ['nginx_connections_reading', 'gauge', 'Connections whose request is being read'],
  ['nginx_connections_writing', 'gauge', 'Connections whose answer is being written'],
  ['nginx_connections_waiting', 'gauge', 'Idle connections'],
];

/**
 * @param {string} stubStatus  the page that nginx's stub_status makes
 * @returns {string} the same in Prometheus' text format
 * @throws {Error} when the page is not one
 */
function toPrometheus(stubStatus) {
  const numbers = NUMBERS.exec(stubStatus);
  if (!numbers) {
    throw new Error(`Not a page of stub_status: ${JSON.stringify(stubStatus)}`);
  }
  return METRICS.map((metric, n) => {
    const name = metric[0];
    return `# HELP ${name} ${metric[2]}\n# TYPE ${name} ${metric[1]}\n${name} ${numbers[n + 1]}\n`;
  }).join('');
}

export default toPrometheus;
