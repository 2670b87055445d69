/**
 * What sites call the addresses of forms that serve their readers: log-ins, lost passwords, accounts, carts, contacts. Data
 * for `is-service-path.ts`; lower case, without accents as in addresses, one string for each subject.
 */
const LOG_IN =
  'login logon logout signin signout anmelden anmeldung einloggen connexion connecter entrar acceder accedi inloggen aanmelden kirjaudu logowanie zaloguj prihlaseni prihlasenie bejelentkezes belepes autentificare prijava giris masuk';
const REGISTRATION =
  'signup register registration registrieren registrierung inscription registro registrarse rexistro cadastro cadastrar registrazione registrati registreren registrer registrera rejestracja registrace registracia registracija regisztracio';
const PASSWORD =
  'password passwords passwd pwd passwort motdepasse contrasena senha wachtwoord haslo heslo jelszo parola salasana adgangskode losenord forgotpassword lostpassword resetpassword';
const ACCOUNT = 'account konto kundenkonto myaccount loginregister';
const SHOPPING = 'cart basket checkout warenkorb panier carrito carrello winkelwagen koszyk kosik';
const CONTACT =
  'contact contacts contactus kontakt kontakte kontakty contacto contactos contato contatti contattaci contactez kontaktformular iletisim feedback impressum imprint';

const listOf = (...subjects: readonly string[]): ReadonlySet<string> =>
  new Set(subjects.flatMap((words) => words.split(' ')));

/** Each says by itself what the address is for. */
export const SERVICE_WORDS = listOf(LOG_IN, REGISTRATION, PASSWORD, ACCOUNT, SHOPPING, CONTACT);

/** Stand beside such a word (`create-your-account`, `mot-de-passe-oublie`) and say nothing by themselves. */
export const WORDS_BESIDE = listOf(
  'us form page index html my your our mein to the and und a la le de os oss nous',
  'create new add lost forgot forgotten reset recover recovery remind lookup vergessen passe mot olvidada oublie esqueci',
  'user users member members customer client kunden log sign in up',
);

/** Words that only together say it: `log-in`, `mot-de-passe`. */
export const SERVICE_PHRASES: readonly string[] = ['log in', 'sign in', 'sign up', 'mot de passe', 'mot passe'];

/** Parameters that say what a script is to do, as `?mode=register`. */
export const PARAMETERS = listOf('action act mode do mod page view tab option task link cmd');
