// Numbers for the eye. What is rounded here is only what is shown.

/** @typedef {number | string} Numeric */

/** How each language writes its numbers. */
const LOCALES = { en: "en", "zh-Hant": "zh-Hant-HK", "zh-Hans": "zh-Hans-CN" };

/** Formats are slow to make, and a page needs the same ones again and again. @type {Map<string, Intl.NumberFormat>} */
const KNOWN = new Map();

/** Amounts below this are shown with their cents. */
const SMALL = 100;

export class Format {
  #locale;
  #currency;
  #minorUnit;

  /**
   * @param {keyof typeof LOCALES} language
   * @param {string} currency
   * @param {number} minorUnit places after the point of its smallest coin
   */
  constructor(language, currency, minorUnit) {
    this.#locale = LOCALES[language];
    this.#currency = currency;
    this.#minorUnit = minorUnit;
  }

  /** @param {Numeric} value */
  money(value) {
    const places = Math.abs(Number(value)) < SMALL && Number(value) !== 0 ? this.#minorUnit : 0;
    return this.#set(value, { ...this.#inCurrency(), minimumFractionDigits: places, maximumFractionDigits: places });
  }

  /**
   * An amount with its sign.
   * @param {Numeric} value
   */
  change(value) {
    return this.#set(value, { ...this.#inCurrency(), maximumFractionDigits: 0, signDisplay: "exceptZero" });
  }

  /**
   * An amount on an axis.
   * @param {Numeric} value
   */
  short(value) {
    return this.#set(value, { notation: "compact", maximumFractionDigits: 1, signDisplay: "negative" });
  }

  /** @param {Numeric} value */
  percent(value) {
    const share = Math.abs(Number(value));
    const isNearEnd = (share > 0 && share < 0.01) || (share > 0.99 && share < 1);
    return this.#set(value, { style: "percent", maximumFractionDigits: isNearEnd ? 1 : 0 });
  }

  /** @param {Numeric} value */
  months(value) {
    return this.#set(value, { style: "unit", unit: "month", unitDisplay: "long", maximumFractionDigits: 1 });
  }

  /**
   * A number with as many digits as it has.
   * @param {Numeric} value
   * @param {number} [places]
   */
  number(value, places = 6) {
    return this.#set(value, { maximumFractionDigits: places });
  }

  /**
   * A share with as many digits as it has.
   * @param {Numeric} value
   */
  share(value) {
    return this.#set(value, { style: "percent", maximumFractionDigits: 3 });
  }

  /** @returns {Intl.NumberFormatOptions} */
  #inCurrency() {
    return { style: "currency", currency: this.#currency, currencyDisplay: "code", signDisplay: "negative" };
  }

  /**
   * @param {Numeric} value decimals in texts are rounded as they are, not by way of a double
   * @param {Intl.NumberFormatOptions} options
   */
  #set(value, options) {
    const key = this.#locale + JSON.stringify(options);
    let format = KNOWN.get(key);
    if (!format) KNOWN.set(key, (format = new Intl.NumberFormat(this.#locale, options)));
    return format.format(/** @type {number} */ (value));
  }
}
