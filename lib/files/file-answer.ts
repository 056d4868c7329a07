/** Answers of routes that give a file: the file, or where to go or what is wrong instead. */

const types = { csv: "text/csv; charset=utf-8", xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", json: "application/json" };

/** A file to be kept, under a name that is plain ASCII. */
export const fileAnswer = (name: string, kind: keyof typeof types, body: string | Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>): Response =>
  new Response(body, {
    headers: { "Content-Type": types[kind], "Content-Disposition": `attachment; filename="${name}.${kind}"`, "Cache-Control": "no-store" },
  });

/** Bytes that are made as they are fetched; who breaks off ends the making too. */
export const streamOf = (pieces: AsyncGenerator<Uint8Array<ArrayBuffer>>): ReadableStream<Uint8Array> =>
  new ReadableStream({
    async pull(controller) {
      const next = await pieces.next();
      if (next.done) controller.close();
      else controller.enqueue(next.value);
    },
    async cancel() {
      await pieces.return(undefined);
    },
  });

/** To a page of the app. */
export const ledTo = (address: string): Response => new Response(null, { status: 303, headers: { Location: address } });

/** To sign-in, and on to the page the file was asked for on. */
export const ledToSignIn = (page: string): Response => ledTo(`/sign-in?next=${encodeURIComponent(page)}`);

/** A refusal in a sentence, for who asks past the pages. */
export const said = (status: number, text: string): Response => new Response(text, { status, headers: { "Content-Type": "text/plain; charset=utf-8" } });
