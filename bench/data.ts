import { fillDataFolder } from "./fill-data-folder";

/** DATA_DIR=… npm run bench:data: a data folder with a million customers, for npm start and for the bench of searches. */
const folder = process.env.DATA_DIR;
if (!folder) throw new Error("DATA_DIR says which folder to fill; it must be empty or not be there yet");
const seconds = await fillDataFolder(folder);
process.stdout.write(`Filled ${folder} in ${seconds.toFixed(0)} s. It is started with: DATA_DIR=${folder} npm start\n`);
