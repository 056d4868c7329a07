import { diskFull, isDiskFull, prepareDataFolder } from "./data-folder";
import { type DataLock, type Holder, takeDataLock } from "./data-lock";
import { keepSecrets, type Secrets } from "./secrets";
import { StartRefused } from "./start-refused";

export type OpenDataFolder = { folder: string; lock: DataLock; secrets: Secrets };

/** Takes a data folder for this process alone, making it and its secrets when they are missing. */
export function openDataFolder(folder: string): OpenDataFolder {
  prepareDataFolder(folder);
  try {
    const lock = takeDataLock(folder);
    if (!("release" in lock)) throw inUse(folder, lock);
    return { folder, lock, secrets: keepSecrets(folder) };
  } catch (error) {
    throw isDiskFull(error) ? diskFull(folder) : error;
  }
}

function inUse(folder: string, holder: Holder): StartRefused {
  const address = holder.address ?? "";
  return new StartRefused(
    `Appen kjører allerede på disse dataene (${folder}), som prosess ${holder.pid}${address && `, på ${address}`}. Stopp den først, eller velg en annen mappe med DATA_DIR.`,
    `The app already runs on this data (${folder}), as process ${holder.pid}${address && `, at ${address}`}. Stop it first, or choose another folder with DATA_DIR.`,
  );
}
