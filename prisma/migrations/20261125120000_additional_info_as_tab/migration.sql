-- «Vis tilleggsinformasjon som egen fane i CRM»: a tab of the customer card, or a section at the bottom of «Firmainfo».
ALTER TABLE firm ADD COLUMN additional_info_as_tab boolean NOT NULL DEFAULT true;
