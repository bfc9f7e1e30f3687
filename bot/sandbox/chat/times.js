// Times and days as the phone's language writes them, against the sandbox's clock.

import { clock } from "./api.js";

const DAY = 86400;

export class Times {
  constructor(code, say) {
    this.say = say;
    this.hour = new Intl.DateTimeFormat(code, { hour: "numeric", minute: "2-digit" });
    this.thisYear = new Intl.DateTimeFormat(code, { day: "numeric", month: "long" });
    this.anyYear = new Intl.DateTimeFormat(code, { day: "numeric", month: "long", year: "numeric" });
    this.short = new Intl.DateTimeFormat(code, { day: "numeric", month: "short" });
    this.full = new Intl.DateTimeFormat(code, { weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" });
  }

  time(seconds) {
    return this.hour.format(seconds * 1000);
  }

  day(seconds) {
    const now = clock.now();
    if (dayOf(seconds) === dayOf(now)) return this.say("today");
    if (dayOf(seconds) === dayOf(now - DAY)) return this.say("yesterday");
    const year = new Date(seconds * 1000).getFullYear();
    return (year === new Date(now * 1000).getFullYear() ? this.thisYear : this.anyYear).format(seconds * 1000);
  }

  brief(seconds) {
    return dayOf(seconds) === dayOf(clock.now()) ? this.time(seconds) : this.short.format(seconds * 1000);
  }

  moment(seconds) {
    return this.full.format(seconds * 1000);
  }
}

export const dayOf = (seconds) => new Date(seconds * 1000).toDateString();

export function duration(seconds) {
  const whole = Math.round(seconds || 0);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}
