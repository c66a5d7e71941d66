import { type Audience, pageOf } from '../../contract/permissions.ts';

/** What stands in the browser when somebody types the address of a page that was not started by the terminal. */
export function notLaunchedPage(audience: Audience): string {
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Not started</title></head>
<body>
<h1>This page was not started by the terminal</h1>
<p>Each page is opened once with an address that carries a code. The code may have been used already, or its hour is over.</p>
<p>For a new address, run this on the terminal:</p>
<pre>npm run -s terminal -- launch-address ${pageOf[audience]}</pre>
</body>
</html>
`;
}
