import { redirect } from "next/navigation";

/** The front door: customers, which is where everybody works. Sign-in comes in between where it must. */
export default function FrontPage(): never {
  redirect("/customers");
}
