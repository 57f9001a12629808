/** What people see at the provider of the tests. @param action where the form goes; of the provider's own making */
export function signInPage(action: string, error: string | undefined): string {
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Sign in – test provider</title></head>
<body>
<main>
<h1>Sign in at the test provider</h1>
${error === undefined ? '' : `<p role="alert">${error}</p>`}
<form method="post" action="${action.replace(/[^\w/-]/g, '')}">
<label>User <input name="login" autocomplete="off" autofocus></label>
<button type="submit">Sign in</button>
<button type="submit" name="cancel" value="1" formnovalidate>Cancel</button>
</form>
</main>
</body>
</html>
`;
}

/** What asks whether to end the session at the provider too. @param form of the library, with the id `op.logoutForm` */
export function signOutPage(form: string): string {
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Sign out – test provider</title></head>
<body>
<main>
<h1>Sign out at the test provider?</h1>
${form}
<button type="submit" form="op.logoutForm" name="logout" value="yes">Yes, sign me out</button>
</main>
</body>
</html>
`;
}
